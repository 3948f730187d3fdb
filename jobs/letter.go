package jobs

import (
	"cmp"
	"strconv"
	"strings"

	"dondoc/jobs/mail"
	"dondoc/models"
	"dondoc/templates"
	"dondoc/templates/document"
)

// letter is a mail being written: its words, what goes with them, and the secrets of its links, which
// stand in the mail alone.
type letter struct {
	templates.Mail
	j       *Jobs
	m       models.Message
	headers map[string]string
	dates   []document.Deadline
	files   []mail.Attachment
	secrets []string
	err     error // the first fault of making a link
}

// newLetter begins a letter with the headers of every mail. RFC 3834: nobody's holiday reply is wanted.
func (j *Jobs) newLetter(m models.Message) *letter {
	return &letter{j: j, m: m, headers: map[string]string{"Auto-Submitted": "auto-generated", "Precedence": "bulk", "Content-Language": m.Lang}}
}

// thread makes mail programs show the mails about one task together: all answer to a mail that was
// never sent (RFC 5322, 3.6.4). A mail about several tasks belongs to none.
func (l *letter) thread(news []models.News) {
	if len(news) == 1 {
		root := "<task-" + strconv.FormatInt(news[0].Task.ID, 10) + "@" + l.j.Store.MailDomain() + ">"
		l.headers["References"], l.headers["In-Reply-To"] = root, root
	}
}

// link is an address with a secret, which is not kept.
func (l *letter) link(secret string, err error, path string) string {
	if err != nil {
		l.err = cmp.Or(l.err, err)
		return ""
	}
	if secret == "" { // queued before mails had links
		return ""
	}
	l.secrets = append(l.secrets, secret)
	return l.j.BaseURL.JoinPath(path, secret).String()
}

// form is the address of a task's form, for which nobody needs to sign in. DOMAIN.md: of a confidential
// directive mail carries number, deadline and the link to its page only.
func (l *letter) form(t models.Task) string {
	if t.Confidential || t.Status == models.Submitted || t.Receipt == models.ReceiptIsDeclined {
		return ""
	}
	secret, err := l.j.Store.TaskLinkSecret(l.j.actor, l.m, t.ID)
	return l.link(secret, err, "u")
}

// unsubscribe is where the recipient declines mails of this kind, also in the headers: mail programs
// show a button of their own for it (RFC 2369; with one press, RFC 8058, over https alone).
func (l *letter) unsubscribe() string {
	secret, err := l.j.Store.UnsubscribeSecret(l.j.actor, l.m)
	at := l.link(secret, err, "unsubscribe")
	if at != "" {
		l.headers["List-Unsubscribe"] = "<" + at + ">"
		if l.j.BaseURL.Scheme == "https" {
			l.headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
		}
	}
	return at
}

// maskedSecret stands in the outbox where the secret of a link was: it has other readers than the
// mail's recipient.
const maskedSecret = "•••"

func (l *letter) masked(words string) string {
	pairs := make([]string, 0, 2*len(l.secrets))
	for _, s := range l.secrets {
		pairs = append(pairs, s, maskedSecret)
	}
	return strings.NewReplacer(pairs...).Replace(words)
}

// attachments are the letter's files, and the one with its deadlines, where it has any.
func (l *letter) attachments() []mail.Attachment {
	if len(l.dates) == 0 {
		return l.files
	}
	by := document.Publisher{Name: cmp.Or(l.j.From.Name, l.j.Organisation), Email: l.j.From.Address}
	return append(l.files, mail.Attachment{Name: "dondoc.ics", ContentType: document.CalendarType,
		Data: document.Calendar(by, l.j.Store.MailDomain(), l.j.Store.Now(), l.dates)})
}

package handlers

import (
	"net/url"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// decimal writes a value in the reader's notation with two decimals at most; nothing for none.
func decimal(v *float64, lang string) string {
	if v == nil {
		return ""
	}
	return message.NewPrinter(language.MustParse(lang + "-u-nu-latn")).Sprint(number.Decimal(*v, number.MaxFractionDigits(2)))
}

// isWebAddress says whether a directive's source may be a link.
func isWebAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

package handlers

import (
	"net/url"
	"strconv"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"dondoc/models"
)

// decimal writes a value in the reader's notation with two decimals at most; nothing for none.
func decimal(v *float64, lang string) string {
	if v == nil {
		return ""
	}
	return message.NewPrinter(language.MustParse(lang + "-u-nu-latn")).Sprint(number.Decimal(*v, number.MaxFractionDigits(2)))
}

// wholeOf reads the whole number typed in a field; what is none is a fault more.
func wholeOf(bad *[]models.FieldError, field, typed string) int {
	n, err := strconv.Atoi(typed)
	if err != nil {
		*bad = append(*bad, fieldError(field, "not_a_number", "Value", shown(typed)))
	}
	return n
}

// isWebAddress says whether a directive's source may be a link.
func isWebAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

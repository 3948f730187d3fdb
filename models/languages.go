package models

// Languages are those people are written to in, Vietnamese first (DOMAIN.md): pages, mails and papers
// speak each. What others wrote stays in its own language.
var Languages = []string{"vi", "ar", "en", "fa"}

package decompose

// A rule that only one language's grammar gives asks which it is by the trait that the rule
// comes from, where there is one: Tones (Vietnamese), Clitics (Arabic), the verb at the end
// (Persian), and those below.

// inflects tells whether names change their endings with the case: Polish.
func (d *drafter) inflects() bool { return len(d.lexicon.Endings) > 0 }

// inEnglish tells English, which has articles and few endings.
func (d *drafter) inEnglish() bool { return d.lexicon.Language == "en" }

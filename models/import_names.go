package models

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/models/deadline"
	"dondoc/models/decompose"
)

// readNames finds the agencies of cells that the registry has under none of its names: with a head's title,
// as a text writes a group, or inflected. They are found by the rules by which a directive's own table is
// read, in which each is laid. What is no single body that was there on the day stays as it was typed.
func (x *importReader) readNames(chosen *int64) {
	unknown := map[deadline.Date][]string{}
	for _, l := range x.lines {
		_, d, ok := x.to(l, chosen)
		if !ok {
			continue
		}
		on := x.issuedOn(d)
		for _, f := range []ImportField{ImportLead, ImportWith, ImportSubmitTo} {
			for _, name := range l.names(f) {
				name = oneCell(name)
				if _, problem := x.names.Find(name, on); problem == "unknown_agency" && !slices.Contains(unknown[on], name) {
					unknown[on] = append(unknown[on], name)
				}
			}
		}
	}
	for on, all := range unknown {
		x.readUnknown(all, on)
	}
}

// mostUnknown bounds the names that are looked for: beyond it a column holds something else.
const mostUnknown = 500

func (x *importReader) readUnknown(all []string, on deadline.Date) {
	head, ok := deadlineTables[x.lang]
	if !ok || len(all) > mostUnknown {
		return
	}
	var table strings.Builder
	table.WriteString(head + "\n")
	for i, name := range all {
		table.WriteString("Việc " + strconv.Itoa(i) + "\t" + name + "\t-\n")
	}
	options := decompose.Options{IssuedOn: on, Language: x.lang, Registry: registryOf(x.names, x.groups)}
	for _, d := range decompose.New(table.String(), options).Drafts {
		row, _, _ := strings.Cut(strings.TrimPrefix(d.Text, "Việc "), "\t")
		i, err := strconv.Atoi(strings.TrimSpace(row))
		if err == nil && i < len(all) && len(d.Leads) == 1 && d.Leads[0].Key != "" && !d.Leads[0].Closed {
			x.meant[meantName{all[i], on}] = x.names.offered(d.Leads[0])
		}
	}
}

// meantName is a name as typed, and the day on which it is to be understood.
type meantName struct {
	typed string
	on    deadline.Date
}

// named are the agencies of a cell, by names the registry knows where they were found.
func (x *importReader) named(l importLine, f ImportField, on deadline.Date) []string {
	all := l.names(f)
	for i, name := range all {
		if meant, ok := x.meant[meantName{oneCell(name), on}]; ok {
			all[i] = meant
		}
	}
	return all
}

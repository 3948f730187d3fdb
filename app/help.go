package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// addHelp lets the root and all commands under it explain themselves: cobra's template and pflag's
// list of flags are English.
func (p *program) addHelp(root *cobra.Command) {
	root.PersistentFlags().BoolP("help", "h", false, p.words.T("cli_flag_help"))
	root.PersistentFlags().String(languageFlag, "", p.words.T("cli_flag_lang", "Variable", languageVariable))
	root.SetUsageFunc(p.explain)
	help := p.command("help ["+p.words.T("cli_name_command")+"]", p.words.T("cli_help_short"), func(cmd *cobra.Command, args []string) error {
		found, rest, err := cmd.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return p.words.usage("cli_usage_unknown", "Given", strings.Join(args, " "), "Command", cmd.Root().CommandPath())
		}
		return found.Help()
	})
	help.Args = cobra.ArbitraryArgs
	root.SetHelpCommand(help)
}

// explain writes how a command is called: its commands and flags, each with what it does.
func (p *program) explain(c *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s [%s]\n", p.words.T("cli_help_usage"), c.UseLine(), p.words.T("cli_help_options"))
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "  %s [%s]\n\n%s\n", c.CommandPath(), p.words.T("cli_name_command"), p.words.T("cli_help_commands"))
		for _, sub := range c.Commands() {
			fmt.Fprintf(&b, "  %-*s  %s\n", sub.NamePadding(), sub.Name(), sub.Short)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", p.words.T("cli_help_flags"))
	c.LocalFlags() // lets Flags hold those of the root too
	c.Flags().VisitAll(func(f *pflag.Flag) { p.explainFlag(&b, f) })
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", p.words.T("cli_help_more", "Command", c.CommandPath()))
	}
	_, err := fmt.Fprint(c.OutOrStderr(), b.String())
	return err
}

// explainFlag writes a flag and, on the next line, what it does and what holds without it.
func (p *program) explainFlag(b *strings.Builder, f *pflag.Flag) {
	b.WriteString("  ")
	if f.Shorthand != "" {
		b.WriteString("-" + f.Shorthand + ", ")
	}
	b.WriteString("--" + f.Name)
	if f.Value.Type() != "bool" {
		b.WriteString(" " + p.words.T("cli_name_value"))
	}
	b.WriteString("\n      " + f.Usage)
	if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "false" {
		b.WriteString(" " + p.words.T("cli_help_default", "Value", f.DefValue))
	}
	b.WriteString("\n")
}

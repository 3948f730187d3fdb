package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError is a command line that can't be understood.
type usageError struct{ error }

func (w words) usage(id string, data ...any) error { return usageError{w.fault(id, data...)} }

// command makes a command that takes no arguments and says nothing of its usage when it fails in its
// work. cobra's own sentences are English: those about arguments and flags are said here instead.
func (p *program) command(use, short string, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, RunE: run, SilenceErrors: true, SilenceUsage: true, DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, given []string) error {
			if len(given) > 0 {
				return p.words.usage("cli_usage_unknown", "Given", given[0], "Command", cmd.CommandPath())
			}
			return nil
		}}
	c.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return p.words.flagFault(cmd.CommandPath(), err) })
	return c
}

// takesOne lets a command take exactly one argument, of the choices if there are any.
func (p *program) takesOne(c *cobra.Command, name string, choices ...string) {
	c.Args = func(cmd *cobra.Command, given []string) error {
		switch {
		case len(given) != 1:
			return p.words.usage("cli_usage_one", "Name", name, "Command", cmd.CommandPath())
		case len(choices) > 0 && !slices.Contains(choices, given[0]):
			return p.words.usage("cli_usage_choice", "Given", given[0], "Choices", strings.Join(choices, ", "))
		}
		return nil
	}
	c.ValidArgs = choices
}

// flagFault says what is wrong with a flag.
func (w words) flagFault(command string, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if letters := unknown.GetSpecifiedShortnames(); letters != "" {
			name = "-" + letters
		}
		return w.usage("cli_usage_flag", "Flag", name, "Command", command)
	case errors.As(err, &empty):
		return w.usage("cli_usage_flag_empty", "Flag", "--"+empty.GetSpecifiedName(), "Command", command)
	case errors.As(err, &invalid):
		return w.usage("cli_usage_flag_value", "Flag", "--"+invalid.GetFlag().Name, "Given", invalid.GetValue(), "Command", command)
	}
	return w.usage("cli_usage_flag_syntax", "Command", command)
}

// showHelp is what a command does that only holds others.
func showHelp(cmd *cobra.Command, _ []string) error { return cmd.Help() }

package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dondoc/models"
)

// userCommand helps where no administrator can: one who has lost app and recovery codes, or an
// installation whose secret was lost.
func (p *program) userCommand() *cobra.Command {
	var user string
	reset := command("reset-second-factor", "Switch an account's second factor off and sign it out", func(cmd *cobra.Command, _ []string) error {
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			actor := models.SystemActor("command line")
			u, err := s.UserByEmail(cmd.Context(), actor, user)
			if models.CodeOf(err) == models.CodeNotFound {
				return fmt.Errorf("there is no account with the address %q: look at the people under administration", user)
			}
			if err != nil {
				return err
			}
			err = s.ResetSecondFactor(cmd.Context(), actor, u.ID)
			if models.CodeOf(err) == models.CodeWrongState {
				return errors.New("no second factor is on: there is nothing to reset")
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(p.out, "the second factor is off; whoever must have one sets it up at the next sign-in")
			return nil
		})
	}, cobra.NoArgs)
	AddFlags(reset.Flags(), "database-url", "secret")
	reset.Flags().StringVar(&user, "user", "", "mail address of the account")
	_ = reset.MarkFlagRequired("user")
	c := command("user", "Help for people who can't sign in", func(cmd *cobra.Command, _ []string) error { return cmd.Help() }, cobra.NoArgs)
	c.AddCommand(reset)
	return c
}

package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"dondoc/models"
)

// userCommand helps where no administrator can: one who has lost app and recovery codes, or an
// installation whose secret was lost.
func (p *program) userCommand() *cobra.Command {
	var user string
	reset := p.command("reset-second-factor", p.words.T("cli_user_reset_short"), func(cmd *cobra.Command, _ []string) error {
		if user == "" {
			return p.words.usage("cli_user_no_user")
		}
		return p.withStore(cmd, func(_ Config, s *models.Store) error {
			actor := models.SystemActor("command line")
			u, err := s.UserByEmail(cmd.Context(), actor, user)
			if models.CodeOf(err) == models.CodeNotFound {
				return p.words.fault("cli_user_unknown", "Given", strconv.Quote(user))
			}
			if err != nil {
				return err
			}
			err = s.ResetSecondFactor(cmd.Context(), actor, u.ID)
			if models.CodeOf(err) == models.CodeWrongState {
				return p.words.fault("cli_user_no_factor")
			}
			if err != nil {
				return err
			}
			fmt.Fprintln(p.out, p.words.T("cli_user_reset_done"))
			return nil
		})
	})
	AddFlags(reset.Flags(), p.words, "database-url", "secret")
	reset.Flags().StringVar(&user, "user", "", p.words.T("cli_user_flag"))
	c := p.command("user", p.words.T("cli_user_short"), showHelp)
	c.AddCommand(reset)
	return c
}

package seeds

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"dondoc/models"
)

// GenerateOptions say how large a dataset to make. The same options on the same day make the same.
type GenerateOptions struct {
	Agencies int // 3 at least, ministries first, then provinces, then communes
	Tasks    int
	Seed     int64
}

// GeneratedPassword is that of admin@example.org, office@example.org, group@example.org and of the
// officers and heads of the first agencies (officer.0001@example.org, head.0001@example.org). The
// other accounts have none.
const GeneratedPassword = "generated for benchmarks"

// ErrGenerated is returned where generated data is there already.
var ErrGenerated = errors.New("the database holds generated data already: give an empty one")

// Generate enters a large made-up dataset around the store's today, with a spread like the real one:
// about three quarters done, 3% overdue. It tells progress, if given, how many tasks are in, each
// time more are. It returns ErrGenerated on a second run and an error on options out of range.
func Generate(ctx context.Context, s *models.Store, o GenerateOptions, progress func(done int)) error {
	if o.Agencies < 3 || o.Agencies > maxGeneratedAgencies || o.Tasks < 0 {
		return fmt.Errorf("generate: give 3 to %d agencies and no fewer than 0 tasks, not %d and %d", maxGeneratedAgencies, o.Agencies, o.Tasks)
	}
	g, err := newGenerator(ctx, s, o)
	if err != nil {
		return err
	}
	first, err := g.society()
	if err != nil {
		return err
	}
	err = s.Unsynced(ctx, func() error {
		if err := s.ImportBlock(ctx, system(), first); err != nil {
			return fmt.Errorf("enter the agencies: %w", err)
		}
		return importBlocks(ctx, s, g, progress)
	})
	if err != nil {
		return err
	}
	return s.FinishBlocks(ctx, system(), map[string]any{"agencies": o.Agencies, "tasks": o.Tasks, "seed": o.Seed})
}

// maxGeneratedAgencies is what four digits can number.
const maxGeneratedAgencies = 9999

// tasksPerBlock is what one transaction takes: enough to make commits rare, few enough to hold some
// blocks in memory.
const tasksPerBlock = 10_000

// importBlocks makes blocks one after the other and enters them, on PostgreSQL several at once: its
// processes work while the next block is made.
func importBlocks(ctx context.Context, s *models.Store, g *generator, progress func(int)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	blocks := make(chan models.Block)
	workers := 1
	if s.Dialect() == models.Postgres { // more would only wait for one another's locks on the agencies
		workers = 2
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range workers {
		wg.Go(func() {
			for b := range blocks {
				if err := s.ImportBlock(ctx, system(), b); err != nil {
					stop(fmt.Errorf("enter generated tasks: %w", err))
					return
				}
				mu.Lock()
				done += len(b.Tasks)
				if progress != nil {
					progress(done)
				}
				mu.Unlock()
			}
		})
	}
	for g.left > 0 && ctx.Err() == nil {
		select {
		case blocks <- g.block(tasksPerBlock):
		case <-ctx.Done():
		}
	}
	close(blocks)
	wg.Wait()
	return context.Cause(ctx)
}

func refuseGenerated(ctx context.Context, s *models.Store) error {
	agencies, err := s.Agencies(ctx, system(), models.AgencyFilter{Groups: true})
	if err != nil {
		return err
	}
	for _, a := range agencies {
		if strings.HasPrefix(a.Key, generatedKey) {
			return ErrGenerated
		}
	}
	return nil
}

// generatedKey begins the keys of generated agencies and directives.
const generatedKey = "gen-"

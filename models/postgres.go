package models

import (
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// planning tells PostgreSQL's planner what this program's statements are like, unless the address says
// otherwise: many small ones on disks without moving parts, for which neither compiling a plan nor
// several workers ever pay.
var planning = map[string]string{"random_page_cost": "1.1", "jit": "off", "max_parallel_workers_per_gather": "0"}

// openPostgres opens a pool of connections, ten at most unless conns is set.
func openPostgres(address string, conns int, cfg *gorm.Config) (*gorm.DB, error) {
	c, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("open the PostgreSQL database: %w", err)
	}
	for name, value := range planning {
		if _, said := c.RuntimeParams[name]; !said {
			c.RuntimeParams[name] = value
		}
	}
	pool := stdlib.OpenDB(*c)
	if conns == 0 {
		conns = 10
	}
	pool.SetMaxOpenConns(conns)
	pool.SetMaxIdleConns(conns)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	db, err := gorm.Open(postgres.New(postgres.Config{Conn: pool}), cfg)
	if err != nil {
		_ = pool.Close()
		return nil, fmt.Errorf("open the PostgreSQL database: %w", err)
	}
	return db, nil
}

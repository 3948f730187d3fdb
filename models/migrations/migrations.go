// Package migrations holds the schema as numbered SQL files, one folder a dialect.
// Files are append-only once landed: a change is a new file in both folders.
package migrations

import "embed"

// Files holds postgres/*.sql and sqlite/*.sql.
//
//go:embed postgres/*.sql sqlite/*.sql
var Files embed.FS

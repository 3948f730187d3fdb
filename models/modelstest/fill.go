package modelstest

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"dondoc/models"
)

// Fill enters many tasks beside what is there, by plain SQL, for tests of paging and for benchmarks:
// tasks spread over all statuses, due days within half a year of Start on either side (one in nine
// without), twenty tasks a provision, ten provisions a directive, a coordinator in each. What it
// enters depends on the number alone.
func (e *Env) Fill(tb testing.TB, tasks int) {
	tb.Helper()
	day, at := "date('2025-06-27', ((%s) - 180) || ' days')", "strftime('%Y-%m-%d %H:%M:%S+00:00', '2025-06-01 00:00:00', ((i * 13) % 5000) || ' minutes')"
	if e.Dialect == models.Postgres {
		day, at = "DATE '2025-06-27' + CAST((%s) - 180 AS INTEGER)", "TIMESTAMPTZ '2025-06-01 00:00:00+00' + make_interval(mins => CAST((i * 13) % 5000 AS INTEGER))"
	}
	const base, agencies, perProvision, perDirective = 1_000_000, 40, 20, 10 // ids well above those given out so far
	provisions := (tasks + perProvision - 1) / perProvision
	directives := (provisions + perDirective - 1) / perDirective
	words := strings.Repeat("Hoàn thiện cơ sở dữ liệu và kết nối, chia sẻ dữ liệu với Trung tâm dữ liệu quốc gia; ", 4)
	due := fmt.Sprintf("CASE WHEN i %% 9 = 0 THEN NULL ELSE "+day+" END", "(i * 7919) % 361")
	status := `CASE (i * 31 + i / 40) % 10 WHEN 0 THEN 'not_started' WHEN 1 THEN 'not_started' WHEN 2 THEN 'in_progress' WHEN 3 THEN 'in_progress'
		WHEN 4 THEN 'submitted' WHEN 5 THEN 'returned' WHEN 6 THEN 'cancelled' ELSE 'completed' END`
	submitted := fmt.Sprintf("CASE WHEN (i * 31 + i / 40) %% 10 IN (4, 5, 7, 8, 9) THEN "+day+" END", "((i * 7919) % 361) + (i * 17) % 31 - 20")
	for _, step := range []struct {
		rows int
		text string
	}{
		{agencies, `INSERT INTO agencies (id, key, code, kind, name_vi, name_en)
			SELECT BASE + i, 'fill' || i, 'X' || i, 'province', 'Ủy ban nhân dân tỉnh số ' || i, 'Province number ' || i FROM n`},
		{directives, `INSERT INTO directives (id, key, number, kind, title_vi, title_en, reference_on, issued_on, created_at)
			SELECT BASE + i, 'fill-' || i, (1000 + i) || '/TB-VPCP', 'notice', 'Thông báo ' || i, 'Notice ' || i, '2024-12-01', '2024-12-01', ` + at + ` FROM n`},
		{provisions, `INSERT INTO provisions (id, directive_id, position, ref, text_vi, text_en, label_vi, label_en, deadline_as_written, deadline_kind, deadline_precision, fan_out)
			SELECT BASE + i, BASE + 1 + (i - 1) / 10, 1 + (i - 1) % 10, (1001 + (i - 1) / 10) || '/TB-VPCP#' || (1 + (i - 1) % 10),
				'` + words + `', '` + words + `', 'Nhiệm vụ số ' || i, 'Task number ' || i, 'trong tháng 6 năm 2025', 'month', 'month', TRUE FROM n`},
		{provisions, `INSERT INTO provision_parties (provision_id, role, position, agency_id, holder_id)
			SELECT BASE + i, 'coordinator', 1, BASE + 1 + i % 40, BASE + 1 + i % 40 FROM n`},
		{tasks, `INSERT INTO tasks (id, ref, directive_id, provision_id, addressee_id, lead_id, period, status, open, percent, first_due_on, due_on, submitted_on, created_at, updated_at)
			SELECT BASE + i, 'fill#' || i, BASE + 1 + (i - 1) / 200, BASE + 1 + (i - 1) / 20, BASE + 1 + i % 40, BASE + 1 + i % 40, '',
				` + status + `, ` + status + ` NOT IN ('completed', 'cancelled'), (i * 7) % 101, ` + due + `, ` + due + `, ` + submitted + `, ` + at + `, ` + at + ` FROM n`},
	} {
		e.Exec(tb, fmt.Sprintf("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ", step.rows)+
			strings.NewReplacer("BASE", fmt.Sprint(base)).Replace(step.text))
	}
	e.Exec(tb, "ANALYZE")
}

// Exec changes the database behind the Store's back, for states no method makes (yet).
func (e *Env) Exec(tb testing.TB, text string, args ...any) {
	tb.Helper()
	driver := "sqlite"
	if e.Dialect == models.Postgres {
		driver = "pgx"
	}
	db, err := sql.Open(driver, e.DSN)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(tb.Context(), text, args...); err != nil {
		tb.Fatalf("%v\n%s", err, text)
	}
}

-- +goose Up
-- The board's figures of a day, kept so that no page counts a million tasks: task_figures and task_weeks
-- hold sums as of figures_state.day, task_changes what has changed since they were summed, each change
-- as the task before (sign -1) and after (sign +1). What is read is always the sum of both. Triggers
-- write the changes, in the transaction that makes them: no statement that changes tasks can forget.
CREATE TABLE figures_state (
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    day TEXT
);
INSERT INTO figures_state (id) VALUES (1);

CREATE TABLE task_figures (
    lead_id      INTEGER NOT NULL,
    addressee_id INTEGER NOT NULL,
    category     TEXT NOT NULL,
    key_task     BOOLEAN NOT NULL,
    confidential BOOLEAN NOT NULL,
    on_time      INTEGER NOT NULL,
    late         INTEGER NOT NULL,
    in_term      INTEGER NOT NULL,
    overdue      INTEGER NOT NULL,
    done_undated INTEGER NOT NULL,
    undated      INTEGER NOT NULL,
    waiting      INTEGER NOT NULL,
    blocked      INTEGER NOT NULL,
    inherited    INTEGER NOT NULL,
    due_soon     INTEGER NOT NULL,
    silent       INTEGER NOT NULL,
    at_risk      INTEGER NOT NULL,
    age_1        INTEGER NOT NULL,
    age_2        INTEGER NOT NULL,
    age_3        INTEGER NOT NULL,
    age_4        INTEGER NOT NULL,
    PRIMARY KEY (lead_id, addressee_id, category, key_task, confidential)
);

CREATE TABLE task_weeks (
    what         TEXT NOT NULL CHECK (what IN ('due', 'done')),
    week         TEXT NOT NULL,
    lead_id      INTEGER NOT NULL,
    addressee_id INTEGER NOT NULL,
    confidential BOOLEAN NOT NULL,
    tasks        INTEGER NOT NULL,
    completed    INTEGER NOT NULL,
    overdue      INTEGER NOT NULL,
    PRIMARY KEY (what, week, lead_id, addressee_id, confidential)
);

CREATE TABLE task_changes (
    sign             INTEGER NOT NULL,
    lead_id          INTEGER NOT NULL,
    addressee_id     INTEGER NOT NULL,
    directive_id     INTEGER NOT NULL,
    provision_id     INTEGER NOT NULL,
    key_task         BOOLEAN NOT NULL,
    status           TEXT NOT NULL,
    open             BOOLEAN NOT NULL,
    percent          INTEGER NOT NULL,
    due_on           TEXT,
    submitted_on     TEXT,
    forecast_on      TEXT,
    blockers         INTEGER NOT NULL,
    last_progress_at DATETIME
);

-- +goose StatementBegin
CREATE TRIGGER task_came AFTER INSERT ON tasks FOR EACH ROW
BEGIN
    INSERT INTO task_changes VALUES (1, NEW.lead_id, NEW.addressee_id, NEW.directive_id, NEW.provision_id, NEW.key_task, NEW.status, NEW.open, NEW.percent, NEW.due_on, NEW.submitted_on, NEW.forecast_on, NEW.blockers, NEW.last_progress_at);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER task_went AFTER DELETE ON tasks FOR EACH ROW
BEGIN
    INSERT INTO task_changes VALUES (-1, OLD.lead_id, OLD.addressee_id, OLD.directive_id, OLD.provision_id, OLD.key_task, OLD.status, OLD.open, OLD.percent, OLD.due_on, OLD.submitted_on, OLD.forecast_on, OLD.blockers, OLD.last_progress_at);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER task_changed AFTER UPDATE ON tasks FOR EACH ROW
    WHEN OLD.lead_id IS NOT NEW.lead_id OR OLD.addressee_id IS NOT NEW.addressee_id OR OLD.directive_id IS NOT NEW.directive_id OR OLD.provision_id IS NOT NEW.provision_id OR OLD.key_task IS NOT NEW.key_task OR OLD.status IS NOT NEW.status OR OLD.open IS NOT NEW.open OR OLD.percent IS NOT NEW.percent OR OLD.due_on IS NOT NEW.due_on OR OLD.submitted_on IS NOT NEW.submitted_on OR OLD.forecast_on IS NOT NEW.forecast_on OR OLD.blockers IS NOT NEW.blockers OR OLD.last_progress_at IS NOT NEW.last_progress_at
BEGIN
    INSERT INTO task_changes VALUES (-1, OLD.lead_id, OLD.addressee_id, OLD.directive_id, OLD.provision_id, OLD.key_task, OLD.status, OLD.open, OLD.percent, OLD.due_on, OLD.submitted_on, OLD.forecast_on, OLD.blockers, OLD.last_progress_at),
        (1, NEW.lead_id, NEW.addressee_id, NEW.directive_id, NEW.provision_id, NEW.key_task, NEW.status, NEW.open, NEW.percent, NEW.due_on, NEW.submitted_on, NEW.forecast_on, NEW.blockers, NEW.last_progress_at);
END;
-- +goose StatementEnd

-- What the sums take from directives and provisions changes rarely: then they are made anew.
-- +goose StatementBegin
CREATE TRIGGER directive_confidentiality AFTER UPDATE ON directives FOR EACH ROW
    WHEN OLD.confidential IS NOT NEW.confidential
BEGIN
    UPDATE figures_state SET day = NULL;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER provision_category AFTER UPDATE ON provisions FOR EACH ROW
    WHEN OLD.category IS NOT NEW.category
BEGIN
    UPDATE figures_state SET day = NULL;
END;
-- +goose StatementEnd

CREATE INDEX tasks_key ON tasks (due_on, id) WHERE open AND key_task;
CREATE INDEX directives_newest ON directives (reference_on, id);

-- +goose Down
DROP TRIGGER provision_category;
DROP TRIGGER directive_confidentiality;
DROP TRIGGER task_changed;
DROP TRIGGER task_went;
DROP TRIGGER task_came;
DROP INDEX directives_newest;
DROP INDEX tasks_key;
DROP TABLE task_changes;
DROP TABLE task_weeks;
DROP TABLE task_figures;
DROP TABLE figures_state;

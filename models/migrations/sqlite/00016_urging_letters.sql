-- +goose Up
-- What official papers say of who issues them. One row.
CREATE TABLE letterhead (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    data    TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);
INSERT INTO letterhead (id, data) VALUES (1, '{"above":{},"issuer":{"vi":"Tổ công tác","en":"Working group"},"place":{"vi":"Hà Nội","en":"Hanoi"},"authority":{"vi":"TM. Tổ công tác","en":"For the working group"},"title":{"vi":"Tổ trưởng","en":"Head"},"signer":"","copies":{"vi":"Lưu: VT, TCT.","en":"File: VT, TCT."},"letter_number":"{n}/CV-TCT","report_number":"/BC-TCT"}');

-- The last number given in a year to papers of one form: counted up in the transaction that files the
-- paper, so that no number is given twice or left out.
CREATE TABLE paper_numbers (
    year INTEGER NOT NULL,
    form TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (year, form)
);

-- Letters that urge an agency to do what is late, as they were sent: data never changes. "press" tells
-- one making from another, so that a form sent twice makes one letter.
CREATE TABLE urging_letters (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    number    TEXT NOT NULL,
    year      INTEGER NOT NULL,
    form      TEXT NOT NULL,
    seq       INTEGER NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agencies (id),
    lang      TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    made_at   DATETIME NOT NULL,
    made_by   INTEGER REFERENCES users (id),
    press     TEXT NOT NULL UNIQUE,
    tasks     INTEGER NOT NULL,
    secret    INTEGER NOT NULL, -- how many of them are of confidential directives
    data      TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    UNIQUE (year, form, seq)
);
CREATE INDEX urging_letters_agency ON urging_letters (agency_id, id);
CREATE TABLE urging_letter_tasks (
    letter_id INTEGER NOT NULL REFERENCES urging_letters (id),
    task_id   INTEGER NOT NULL REFERENCES tasks (id),
    PRIMARY KEY (letter_id, task_id)
);
CREATE INDEX urging_letter_tasks_task ON urging_letter_tasks (task_id);

-- +goose Down
DROP TABLE urging_letter_tasks;
DROP TABLE urging_letters;
DROP TABLE paper_numbers;
DROP TABLE letterhead;

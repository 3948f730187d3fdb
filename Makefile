# What a developer does here. `make` alone lists it.

# Everything but the race detector goes without a C compiler, as the released binary does.
export CGO_ENABLED := 0

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

# The race detector needs a C compiler.
ifneq ($(shell command -v gcc),)
RACE := CGO_ENABLED=1
RACE_FLAG := -race
endif

.PHONY: help run demo test evaluate bench torture pictures lint setup build

help:
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 16

run: ## start the server (settings: docs/settings.md; options: make run ARGS="--listen :8080")
	go run ./app $(ARGS)

demo: ## start a demonstration with the real directives on a fresh database
	go run ./app demo $(ARGS)

# Results are not taken from the cache: it does not see that the import test reads other packages.
# SQLite and the hash of passwords are Go code here, which the race detector slows tenfold: all tests run
# without it, and with it once more those that use goroutines, on PostgreSQL where they use a database.
RACED := AtOnce|AtTheSame|Sixteen|Together|DoneOnce|TakenOnce|UsedOnce|Upload|Limits|Pool|Circuit|Claim|Deliver|Torture|Tick|Instances|Jump|Clock|Serve|Cache

test: setup lint build ## check everything: lint, build, all tests on both databases and in a browser
	go test -count=1 -shuffle=on -timeout 14m ./...
	$(RACE) go test $(RACE_FLAG) -count=1 -run '$(RACED)' -skip '/sqlite' ./models ./jobs/... ./handlers
	$(RACE) go test $(RACE_FLAG) -count=1 -run 'TestWhatIsLoaded|TestGeneratedDataIsConsistentAndTheSame' ./seeds

bench: setup ## measure the built program under load, on PostgreSQL and SQLite, beside the machine's limit (docs/benchmarks.md)
	go test -run '^$$' -bench 'Digests|Send' -benchtime 3x ./jobs/...
	go test -tags bench -run TestLoad -v -count=1 -timeout 60m ./app

evaluate: ## draft the texts of models/decompose/testdata and print how much was right (docs/decomposition.md)
	go test -count=1 -run TestEvaluation -v ./models/decompose

torture: setup ## 20,000 digests to a bad mail server while processes are killed and the database crashes; reports of 10,000 random histories
	go test -tags torture -run TestTortureInLarge -v -count=1 -timeout 40m ./app
	go test -tags torture -run TestReportsOfTenThousandHistories -v -count=1 -timeout 40m ./models

pictures: ## take the README's pictures anew
	go test -tags pictures -run TestPictures -count=1 ./app

lint: ## check format and common mistakes: gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l .) && if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w:" $$unformatted; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...

build:
	go build ./...

setup:
	@.ci/setup

.DEFAULT_GOAL := help
SHELL := /bin/bash
MVN := scripts/maven
JAVA = "$$(scripts/jdk25)/bin/java"
PORT ?= 8080
FOLDER ?= data
STORY ?= reading
QUICKSTART := quickstart/target/quickstart.jar
PACKAGED := quickstart/target/lib/.packaged
# What git tracks, and what it would: but for what is there no more.
SOURCES := $(wildcard $(shell git ls-files --cached --others --exclude-standard -- \
  'pom.xml' '*/pom.xml' '*/src/main/*' 'console/*' 'api-specs/openapi/*' 'api-specs/generator/*' 2>/dev/null))

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# What takes more than a JDK, and attacks, too.
ALL_TESTS = $(if $(filter yes,$(ALL)),-Dtests.excluded=)

.PHONY: verify
verify: ## Build everything and run all tests and checks (ALL=yes: also those in Chromium, Node and Python, and attacks, as CI does)
	$(MVN) -T1 -Pbench $(ALL_TESTS) verify

# Kills, storms, races and random input, ten times and more of what `verify` does.
LONG := -Derror-prone.fewer= -Derror-prone.of-tests= -Ddoubleloop.everywhere=true -Ddoubleloop.kills=50 -Ddoubleloop.storms=200 -Ddoubleloop.races=50 -Ddoubleloop.mutations=1000 \
  -Ddoubleloop.operations=5000 -Ddoubleloop.expressions=20000 -Ddoubleloop.policies=1000 -Ddoubleloop.disks=300 \
  -Ddoubleloop.units=300000 -Ddoubleloop.contents=1000 -Ddoubleloop.texts=2000 -Ddoubleloop.asked=300 \
  -Ddoubleloop.files=2000 -Ddoubleloop.sequences=20000 -Ddoubleloop.rounds=20 -Ddoubleloop.worlds=1000 -Ddoubleloop.paths=2000 -Ddoubleloop.orders=120 -Ddoubleloop.lives=3 -Ddoubleloop.attacks=.\*

# Tests by their tags.
TAKES_MORE := browser,clients

.PHONY: verify-long
verify-long: ## The same with attacks, and many more kills, storms, races and random input
	$(MVN) -T1 -Pbench $(LONG) -Dtests.excluded=$(if $(filter yes,$(ALL)),,$(TAKES_MORE)) verify

SINCE ?= HEAD

.PHONY: check
check: ## Between two edits: compile, check and test the modules that differ from the last commit (SINCE=main)
	@scripts/check $(SINCE)

.PHONY: verify-real
verify-real: ## The same on PostgreSQL + DocumentDB + FerretDB (installs and starts them; Debian, as root)
	set -e; store=$$(.ci/real-store start); export "$$store"; $(MVN) -T1 -Pbench $(ALL_TESTS) verify

.PHONY: fmt
fmt: ## Format the code
	$(MVN) spotless:apply

# Jars that `verify` left know nothing of the libraries beside them: they are newer than this mark.
$(PACKAGED): $(SOURCES) $(wildcard $(QUICKSTART))
	$(MVN) -q -T1 -Pdist -Dmaven.jar.forceCreation -DskipTests -Dspotless.check.skip package
	@touch $@

.PHONY: run
run: $(PACKAGED) ## Run all of Doubleloop on this machine (PORT=8080 FOLDER=data)
	exec $(JAVA) @quickstart/jvm.options -jar $(QUICKSTART) --port=$(PORT) --folder=$(FOLDER)

.PHONY: story
story: $(PACKAGED) ## Watch one turn of the loop (STORY=at-once to read it in one go; MODEL_SERVER=http://host:port/v1 MODEL=name for a real model)
	MODEL_SERVER="$(MODEL_SERVER)" MODEL="$(MODEL)" $(JAVA) @quickstart/jvm.options -cp $(QUICKSTART) org.doubleloop.quickstart.story.StoryApplication $(STORY)

BENCH := bench/target/bench.jar
BENCH_PACKAGED := bench/target/.packaged
DATA ?=
ROWS ?=
EXPLORATION ?=
OUTCOMES ?= 100000

$(BENCH_PACKAGED): $(SOURCES) $(wildcard $(BENCH) $(QUICKSTART))
	$(MVN) -q -T1 -Pbench,dist -Dmaven.jar.forceCreation -DskipTests -Dspotless.check.skip package
	@touch $(PACKAGED) $@

.PHONY: replay
replay: $(BENCH_PACKAGED) ## Replay a logged experiment through the gateway (DATA=file-or-folder ROWS=n EXPLORATION=1)
	$(JAVA) @quickstart/jvm.options -cp $(BENCH) org.doubleloop.bench.ReplayHttp \
	  bench/replay.properties "$(DATA)" "$(ROWS)" "$(EXPLORATION)"

.PHONY: bench
bench: $(BENCH_PACKAGED) ## Measure all other figures (DATA=file-or-folder for the replay in process, OUTCOMES=n to join)
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.ReplayBench bench/replay.properties "$(DATA)"
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.DelayBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.chance.PropensityBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.chance.SteadyBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.ReplicaBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.ChangeBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.ResultsBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.AssignedBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.revenue.RevenueBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.check.ConditionBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.check.PreviewBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.FoldBench $(SIGNALS)
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.FeedBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.IngestBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.CaptureBench
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.join.JoinBench $(OUTCOMES)
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.QuickstartBench quickstart/jvm.options $(QUICKSTART)

CASES ?= 10000

.PHONY: fuzz
fuzz: $(PACKAGED) ## Send made-up requests, right and wrong ones, to all that is documented (CASES=10000; needs Python)
	python3 clients/fuzz.py $(JAVA) $(QUICKSTART) $(CASES)

MODEL_SERVER ?=
MODEL ?= model
MODEL_KIND ?= OPENAI
DRAFTS ?= 100

.PHONY: verify-model
verify-model: ## What share of what a real model writes is used: drafts, names, notions (MODEL_SERVER=http://host:port/v1 MODEL_KIND=OPENAI|ANTHROPIC|OLLAMA MODEL=name DRAFTS=100; the key in the environment: MODEL_KEY)
	@test -n "$(MODEL_SERVER)" || { echo "MODEL_SERVER has to name an endpoint that speaks the protocol of MODEL_KIND" >&2; exit 1; }
	$(MVN) -q -T1 -pl recommender-service -am -Dspotless.check.skip -Dtest=VerifyModel,VerifyAdditions -Dsurefire.failIfNoSpecifiedTests=false \
	  -Ddoubleloop.model-server="$(MODEL_SERVER)" -Ddoubleloop.model="$(MODEL)" -Ddoubleloop.model-kind="$(MODEL_KIND)" -Ddoubleloop.drafts="$(DRAFTS)" \
	  -Ddoubleloop.kept="$(CURDIR)/bench/real-drafts.txt" test

CALLS ?= 40

.PHONY: model-layer
model-layer: ## What is added to a model's own time while 50 callers wait (CALLS=40 of each)
	$(MVN) -q -T1 -pl recommender-service -am -Dspotless.check.skip -Dtest=MeasureModel -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtests.jvm="-XX:+UseG1GC" -Ddoubleloop.calls="$(CALLS)" test

.PHONY: past-texts
past-texts: ## What past texts take of time and memory, 200 of an option
	$(MVN) -q -T1 -pl recommender-service -am -Dspotless.check.skip -Dtest=MeasurePastTexts -Dsurefire.failIfNoSpecifiedTests=false test

WORLDS ?=
SEED ?=

.PHONY: worlds
worlds: $(BENCH_PACKAGED) ## Measure ranking in made-up worlds beside its peers (WORLDS=64 SEED=n; a short form: WORLDS=4)
	nice $(JAVA) --enable-native-access=ALL-UNNAMED -cp $(BENCH) org.doubleloop.bench.worlds.WorldsBench \
	  "$(WORLDS)" "$(SEED)"

RUNS ?=

.PHONY: trials
trials: $(BENCH_PACKAGED) ## Measure hunches, trials and what holds in made-up worlds (RUNS=1000 SEED=n DATA=file-or-folder; a short form: RUNS=50)
	nice $(JAVA) -cp $(BENCH) org.doubleloop.bench.trials.TrialsBench "$(RUNS)" "$(SEED)"
	nice $(JAVA) -cp $(BENCH) org.doubleloop.bench.trials.FoldedHoldsBench "$(RUNS)" "$(SEED)"
	nice $(JAVA) -cp $(BENCH) org.doubleloop.bench.HoldsReplay bench/replay.properties "$(DATA)" "No E-Mail"

.PHONY: guidance
guidance: $(BENCH_PACKAGED) ## Measure how soon guidance that does not help is proposed for retirement (RUNS=1000; a short form: RUNS=50)
	nice $(JAVA) -cp $(BENCH) org.doubleloop.bench.guidance.GuidanceBench "$(RUNS)"

BEFORE ?=
ROUNDS ?= 10

.PHONY: suggestions
suggestions: $(BENCH_PACKAGED) ## How long suggestions take beside another version's (BEFORE=its quickstart jar, ROUNDS=10)
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.SuggestionBench quickstart/jvm.options "$(BEFORE)" $(QUICKSTART) "$(ROUNDS)" 20

.PHONY: model-trouble
model-trouble: $(BENCH_PACKAGED) ## How long suggestions take while a language model is in trouble, beside none (ROUNDS=10)
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.SuggestionBench quickstart/jvm.options $(QUICKSTART) $(QUICKSTART) "$(ROUNDS)" 20 2 troubled-model

FIRST_WORLD ?=

.PHONY: edits
edits: $(BENCH_PACKAGED) ## Measure what edits teach: real texts (DATA=folder), made-up people, and how long it takes
	nice $(JAVA) -Xmx1g $(addprefix -Ddoubleloop.first-world=,$(FIRST_WORLD)) -cp $(BENCH) org.doubleloop.bench.edits.EditsBench "$(DATA)"

POLICIES ?= 100
VERSIONS ?= 20

.PHONY: reviews
reviews: $(BENCH_PACKAGED) ## How long reading policies and deciding on proposals takes (POLICIES=100 VERSIONS=20)
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.review.ReviewBench quickstart/jvm.options $(QUICKSTART) "$(POLICIES)" "$(VERSIONS)"

.PHONY: scale
scale: $(BENCH_PACKAGED) ## How long reading takes among very many versions, and what they take of the heap (POLICIES=1000 VERSIONS=100; DOUBLELOOP_MONGODB_URI for a real store)
	$(JAVA) -Xmx2g -cp $(BENCH) org.doubleloop.bench.review.ScaleBench quickstart/jvm.options $(QUICKSTART) "$(POLICIES)" "$(VERSIONS)"

SECONDS_EACH ?= 12
ATTACKS ?= .*

# The heap of a process that has run for long, each page of which has been touched.
.PHONY: hostile
hostile: $(BENCH_PACKAGED) ## Try what one caller can do to another (SECONDS_EACH=12 ATTACKS=pattern)
	{ cat quickstart/jvm.options; echo -XX:+AlwaysPreTouch; } > bench/target/hostile.options
	$(JAVA) -cp $(BENCH) org.doubleloop.bench.hostile.Hostile bench/target/hostile.options $(QUICKSTART) \
	  "$(SECONDS_EACH)" "$(ATTACKS)"

.PHONY: bench-real
bench-real: ## The same with the real store beside the embedded one (installs and starts it; Debian, as root)
	set -e; store=$$(.ci/real-store start); export "$$store"; $(MAKE) bench

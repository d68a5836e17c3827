"""One turn of the loop by the client that openapi-generator makes of the served document."""

import os
import time

import doubleloop as api


def client(key):
    configuration = api.Configuration(host=os.environ["DOUBLELOOP"], access_token=os.environ[key])
    return api.ApiClient(configuration)


rep, reviewer = client("REP"), client("REVIEWER")
content = api.PolicyContent(
    hypothesis="A short first mail gets more replies than a long one.",
    metric=api.Metric(outcome="replied", direction=api.Direction.INCREASE, window="P7D"),
    attributes=[api.Attribute(name="plan", type=api.AttributeType.STRING, values=["free", "paid"])],
    options=[api.Option(id="short"), api.Option(id="long")],
    rules=[
        api.Rule(id="lead-short", when="true", effect=api.RuleEffect.PREFER, options=["short"], reason="Our hypothesis.")
    ],
)
first = api.PoliciesApi(rep).create_policy(api.NewPolicy(id="by-python", content=content))
assert first.version == 1 and first.etag == '"1"', first


def suggested(version):
    """Asks until the version is known to the recommender."""
    asked = api.NewSuggestion(policy="by-python", subject=f"contact-{version}", context={"plan": "paid"})
    for _ in range(100):
        try:
            suggestion = api.SuggestionsApi(rep).create_suggestion(asked)
            if suggestion.version == version:
                return suggestion
        except api.exceptions.NotFoundException:
            pass
        time.sleep(0.1)
    raise AssertionError(f"Version {version} never came into use")


suggestion = suggested(1)
assert suggestion.option == "short", suggestion
action = api.ActionsApi(rep).create_action(
    api.NewAction(
        subject=suggestion.subject,
        policy=suggestion.policy,
        version=suggestion.version,
        option=suggestion.option,
        suggestion=suggestion.id,
        context=suggestion.context,
    )
)
edit = api.EditsApi(rep).create_edit(
    action.id, api.NewEdit(draft="I hope this finds you well. Your seats are here.", final="Your seats are here.")
)
assert edit.spans, edit
outcome = api.OutcomesApi(rep).create_outcome(action.id, api.NewOutcome(type="replied"))
assert outcome.value == 1, outcome

content.rules.insert(
    0,
    api.Rule(id="long-for-paid", when="plan == 'paid'", effect=api.RuleEffect.PREFER, options=["long"], reason="They ask for it."),
)
proposal = api.ProposalsApi(rep).create_proposal(
    api.NewProposal(policy="by-python", base_version=1, rationale="Paying customers ask for more.", content=content)
)
reviewed = api.ProposalsApi(reviewer).review_proposal(
    proposal.id, proposal.etag, api.NewReview(verdict=api.Verdict.ACCEPT, reason="Fair enough.")
)
assert reviewed.state == api.ProposalState.ACCEPTED, reviewed
assert suggested(2).option == "long"

event = api.CloudEvent(
    specversion=api.SpecVersion.V1,
    id="python-generated",
    source="/python",
    type=api.EventType.ACTION,
    data={"subject": "contact-1", "option": "short"},
)
assert api.CaptureApi(rep).capture_signal(event).status == api.CaptureStatus.STORED
assert api.CaptureApi(rep).capture_batch([event]).results[0].status == api.CaptureStatus.DUPLICATE
print("The loop has turned by the client of openapi-generator")

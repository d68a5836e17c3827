package org.doubleloop.recommender.editpattern;

import java.util.List;
import java.util.stream.Stream;
import org.doubleloop.api.recommender.model.EditAssociationJson;
import org.doubleloop.api.recommender.model.EditExampleJson;
import org.doubleloop.api.recommender.model.EditKindJson;
import org.doubleloop.api.recommender.model.EditKindNameJson;
import org.doubleloop.api.recommender.model.EditOutcomeCountJson;
import org.doubleloop.api.recommender.model.EditPatternCountJson;
import org.doubleloop.api.recommender.model.EditPatternJson;
import org.doubleloop.api.recommender.model.EditPatternKindJson;
import org.doubleloop.api.recommender.model.EditPatternNamerJson;
import org.doubleloop.api.recommender.model.EditPatternsJson;
import org.doubleloop.api.recommender.model.EditPatternsWithheldJson;
import org.doubleloop.api.recommender.model.EditPlaceTraitJson;
import org.doubleloop.recommender.editpattern.Shown.Example;
import org.doubleloop.recommender.hunch.Count;
import org.doubleloop.recommender.pattern.Pattern.Agreement;
import org.doubleloop.recommender.pattern.PhraseSearch;
import org.doubleloop.recommender.pattern.PhraseSearch.Found;
import org.doubleloop.recommender.pattern.Share;

/// Edit patterns for the API.
final class EditPatternMapping {
  private EditPatternMapping() {}

  static EditPatternsJson toApi(Repeated repeated) {
    var told =
        new EditPatternsJson()
            .policy(repeated.version().key().policy())
            .version(repeated.version().version())
            .place(
                repeated.place().traits().stream()
                    .map(trait ->
                        new EditPlaceTraitJson().attribute(trait.attribute()).value(trait.value()))
                    .toList())
            .since(repeated.since())
            .edited((long) repeated.edited())
            .asTheyWere((long) repeated.asTheyWere())
            .removed(repeated.removed().shown().stream().map(EditPatternMapping::toApi).toList())
            .added(repeated.added().shown().stream().map(EditPatternMapping::toApi).toList())
            .withheld(withheld(repeated.removed().found(), repeated.added().found()))
            .kinds(kinds(repeated))
            .association(toApi(repeated.association()))
            .sentence(EditSentences.of(repeated));
    return isOfFew(repeated) ? told : told.people(repeated.people());
  }

  private static boolean isOfFew(Repeated repeated) {
    return repeated.people() < PhraseSearch.LEAST_PEOPLE;
  }

  private static List<EditKindJson> kinds(Repeated repeated) {
    return isOfFew(repeated)
        ? List.of()
        : repeated.kinds().stream().map(EditPatternMapping::toApi).toList();
  }

  private static EditPatternJson toApi(Shown shown) {
    var pattern = shown.pattern();
    var told =
        new EditPatternJson()
            .kind(EditPatternKindJson.fromValue(pattern.kind().name()))
            .phrase(shown.text())
            .found(toApi(pattern.found()))
            .checked(toApi(pattern.checked()))
            .share(pattern.share())
            .baseShare(pattern.base())
            .logOdds(pattern.score())
            .people(pattern.people())
            .peopleDisagree(pattern.agreement() == Agreement.DISAGREE)
            .sentence(EditSentences.of(shown))
            .examples(shown.examples().stream().map(EditPatternMapping::toApi).toList());
    var name = shown.name();
    return name == null
        ? told
        : told.name(name.name())
            .namedBy(EditPatternNamerJson.MODEL)
            .nameModel(name.by().model())
            .nameProvider(name.by().provider())
            .namePrompt(name.by().prompt());
  }

  private static EditPatternCountJson toApi(Share share) {
    return new EditPatternCountJson().drafts(share.drafts()).changed(share.changed());
  }

  private static EditExampleJson toApi(Example example) {
    return new EditExampleJson()
        .edit(example.edit())
        .action(example.action())
        .before(example.before())
        .after(example.after());
  }

  private static EditPatternsWithheldJson withheld(Found removed, Found added) {
    var told =
        new EditPatternsWithheldJson()
            .didNotHold(removed.didNotHold() + added.didNotHold())
            .tooFewPeople(removed.tooFewPeople() + added.tooFewPeople());
    var missing =
        Stream.of(removed, added).mapToInt(Found::peopleMissing).filter(each -> each > 0).min();
    return missing.isPresent() ? told.peopleMissing(missing.getAsInt()) : told;
  }

  private static EditKindJson toApi(KindCount count) {
    var told =
        new EditKindJson()
            .kind(EditKindNameJson.fromValue(count.kind().name()))
            .drafts(count.drafts())
            .changed(count.changed());
    count.before().ifPresent(told::before);
    count.after().ifPresent(told::after);
    return told;
  }

  private static EditAssociationJson toApi(EditAssociation association) {
    var told =
        new EditAssociationJson()
            .edited(toApi(association.edited()))
            .asTheyWere(toApi(association.asTheyWere()))
            .sentence(association.sentence());
    var ratio = association.ratio();
    return association.isKnown()
        ? told.ratio(ratio.ratio()).low(ratio.low()).high(ratio.high())
        : told;
  }

  private static EditOutcomeCountJson toApi(Count count) {
    return new EditOutcomeCountJson()
        .actions(count.trials())
        .successes(Math.round(count.successes()));
  }
}

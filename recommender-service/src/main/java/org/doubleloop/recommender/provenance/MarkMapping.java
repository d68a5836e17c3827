package org.doubleloop.recommender.provenance;

import org.doubleloop.api.recommender.model.EvidenceMarkJson;
import org.doubleloop.api.recommender.model.EvidencePosterJson;

/// Translates marks into the API.
public final class MarkMapping {
  private MarkMapping() {}

  public static EvidenceMarkJson toApi(Mark mark) {
    var by = mark.by();
    return new EvidenceMarkJson()
        .kind(EvidenceMarkJson.KindEnum.valueOf(mark.kind().name()))
        .option(mark.option())
        .number(mark.number())
        .of(mark.of())
        .minute(mark.minute())
        .by(by == null ? null : new EvidencePosterJson().principal(by.principal()).key(by.key()))
        .message(mark.message());
  }
}

package org.doubleloop.policy.archival;

import org.doubleloop.api.policy.model.ArchivalJson;

/// Translates archivals for the API.
public final class ArchivalMapping {
  private ArchivalMapping() {}

  public static ArchivalJson toApi(Archival archival) {
    return new ArchivalJson()
        .policy(archival.policy())
        .number(archival.number())
        .archived(archival.archived())
        .at(archival.at())
        .by(archival.by())
        .reason(archival.reason());
  }
}

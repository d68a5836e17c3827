package org.doubleloop.kit.problem;

import java.net.URI;

/// A kind of problem: stable, documented, one per reason that a caller could act on.
public interface ProblemType {

  /// The stable name, in kebab case, such as `invalid-request`.
  String slug();

  /// The HTTP status that this kind is answered with.
  int status();

  /// A short sentence without a full stop, the same for every occurrence.
  String title();

  /// The relative reference that stands as `type` in the answer.
  default URI type() {
    return URI.create("/problems/" + slug());
  }
}

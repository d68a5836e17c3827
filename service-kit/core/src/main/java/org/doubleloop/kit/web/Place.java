package org.doubleloop.kit.web;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where a request stands in the contract.
public sealed interface Place {

  /// It asks for this operation.
  record Documented(Operation operation) implements Place {}

  /// There is something under the path, with these methods only.
  record OtherMethod(SortedSet<String> allowed) implements Place {
    public OtherMethod {
      allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
    }
  }

  /// There is nothing under the path.
  record Undocumented() implements Place {}
}

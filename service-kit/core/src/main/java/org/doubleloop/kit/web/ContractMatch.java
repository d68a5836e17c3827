package org.doubleloop.kit.web;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a contract has for a request.
public sealed interface ContractMatch {

  /// It asks for this operation.
  record Documented(Operation operation) implements ContractMatch {}

  /// There is something under the path, with these methods only.
  record OtherMethod(SortedSet<String> allowed) implements ContractMatch {
    public OtherMethod {
      allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
    }
  }

  /// There is nothing under the path.
  record Undocumented() implements ContractMatch {}
}

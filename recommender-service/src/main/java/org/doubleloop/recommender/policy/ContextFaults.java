package org.doubleloop.recommender.policy;

import java.util.List;
import java.util.Map;
import org.doubleloop.kit.problem.FieldFault;
import org.doubleloop.kit.rule.ContextFault;

/// What a policy version finds wrong with a context, as a caller is told it: attributes that it
/// does not declare, values that are not of the declared type or among the declared ones, required
/// ones that are absent.
public final class ContextFaults {

  private ContextFaults() {}

  public static List<FieldFault> of(PolicyVersion version, Map<String, Object> context) {
    return ContextFault.of(version.attributes(), context).stream()
        .map(fault ->
            new FieldFault(
                FieldFault.pointer("/context", fault.attribute()),
                code(fault.kind()),
                fault.message()))
        .toList();
  }

  private static String code(ContextFault.Kind kind) {
    return switch (kind) {
      case UNDECLARED -> "UNKNOWN";
      case REQUIRED -> "REQUIRED";
      case TYPE, VALUE -> "TYPE";
      case SIZE -> "SIZE";
    };
  }
}

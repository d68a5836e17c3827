package org.doubleloop.quickstart.story;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Someone to reach, as the policy's attributes describe them, and how they would answer.
record Contact(String id, String industry, String seniority) {

  boolean isFinanceVp() {
    return industry.equals("financial-services") && seniority.equals("vp");
  }

  Map<String, Object> context(int touch) {
    var context = new HashMap<String, Object>();
    context.put("industry", industry);
    context.put("seniority", seniority);
    context.put("touch", touch);
    return context;
  }

  /// The world of this story: vice presidents in financial services answer operational efficiency
  /// and not sustainability, everyone else rather the other way round. Only the outcomes show it.
  boolean replies(String option, RandomGenerator world) {
    boolean efficiency = option.startsWith("efficiency");
    double share = isFinanceVp() ? (efficiency ? 0.40 : 0.03) : (efficiency ? 0.12 : 0.28);
    return world.nextDouble() < share;
  }
}

package org.doubleloop.quickstart.story;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Someone to reach, as the policy's attributes describe them, and how they would answer.
///
/// @param warm whether they know us already, which no policy asks for and every rep sees
record Contact(String id, String industry, String seniority, boolean warm) {
  private static final double WARM = 0.7;
  private static final double COLD = 0.1;

  Contact(String id, String industry, String seniority) {
    this(id, industry, seniority, false);
  }

  static Contact financeVp(String id) {
    return new Contact(id, "financial-services", "vp");
  }

  static Contact manufacturingDirector(String id, boolean warm) {
    return new Contact(id, "manufacturing", "director", warm);
  }

  boolean isFinanceVp() {
    return industry.equals("financial-services") && seniority.equals("vp");
  }

  boolean isManufacturingDirector() {
    return industry.equals("manufacturing") && seniority.equals("director");
  }

  Map<String, Object> context(int touch) {
    var context = new HashMap<String, Object>();
    context.put("industry", industry);
    context.put("seniority", seniority);
    context.put("touch", touch);
    return context;
  }

  /// The world of this story: vice presidents in financial services answer operational efficiency
  /// and not sustainability; directors in manufacturing answer whom they know, whatever it is
  /// about; everyone else rather answers sustainability. Only the outcomes show it.
  boolean replies(String option, RandomGenerator world) {
    return world.nextDouble() < share(option.startsWith("efficiency"));
  }

  private double share(boolean efficiency) {
    if (isFinanceVp()) {
      return efficiency ? 0.40 : 0.03;
    }
    if (isManufacturingDirector()) {
      return warm ? WARM : COLD;
    }
    return efficiency ? 0.12 : 0.28;
  }
}

package org.doubleloop.bench;

import java.util.Locale;

/// A measured figure, as one line that other tools read.
public record Figure(String name, double value, String unit) {

  /// The line of a figure without an aim.
  public String line() {
    return "FIGURE " + name + " " + number(value) + " " + unit;
  }

  /// The same with the least that is aimed at.
  public String atLeast(double aim) {
    return line() + " AIM >= " + number(aim) + " " + (value >= aim ? "MET" : "MISSED");
  }

  /// The same with the most that is aimed at.
  public String atMost(double aim) {
    return line() + " AIM <= " + number(aim) + " " + (value <= aim ? "MET" : "MISSED");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 1 ? "%.1f" : "%.4f", value);
  }
}

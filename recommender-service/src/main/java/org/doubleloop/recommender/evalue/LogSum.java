package org.doubleloop.recommender.evalue;

/// The logarithm of a sum of which only the logarithms fit into a double.
final class LogSum {
  private LogSum() {}

  static double of(double... logs) {
    double most = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum);
  }
}

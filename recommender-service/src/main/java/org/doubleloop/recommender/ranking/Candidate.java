package org.doubleloop.recommender.ranking;

/// An option that may be suggested here.
///
/// @param tier its place in the order that the policy's rules prefer; 1 comes first
public record Candidate(String option, int tier) {
  public Candidate {
    if (tier < 1) {
      throw new IllegalArgumentException("Tiers are numbered from 1");
    }
  }
}

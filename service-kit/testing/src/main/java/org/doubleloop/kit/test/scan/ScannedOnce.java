package org.doubleloop.kit.test.scan;

import static java.util.Objects.requireNonNull;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.index.CandidateComponentsIndex;
import org.springframework.context.index.CandidateComponentsIndexLoader;

/// Remembers which components a package has: the first application of a JVM reads all classes to
/// find them, and those that follow read these alone. They have to start one after the other.
final class ScannedOnce implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final CandidateComponentsIndex FOUND = new CandidateComponentsIndex();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    CandidateComponentsIndexLoader.addIndex(requireNonNull(context.getClassLoader()), FOUND);
  }
}

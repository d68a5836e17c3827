package org.doubleloop.signal.type;

/// A captured fact, of whatever kind.
public interface Signal {
  Header header();
}

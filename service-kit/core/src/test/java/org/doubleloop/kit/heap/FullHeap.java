package org.doubleloop.kit.heap;

import java.time.Duration;

/// A process that holds more than its heap has room to work beside, and goes on working.
final class FullHeap {
  private static final int KIBI = 1 << 10;
  private static final int LEFT = 300;
  private static final byte[] NOTHING = {};

  private FullHeap() {}

  @SuppressWarnings({"InfiniteLoopStatement", "SystemOut"})
  public static void main(String[] arguments) {
    var properties = new HeapProperties(Duration.parse(arguments[0]));
    // as in a process with several services
    for (int i = 0; i < 4; i++) {
      new HeapWatch(properties, isReady -> System.out.println("ready: " + isReady)).start();
    }
    var held = new byte[1 << 20][];
    int size = 0;
    try {
      while (true) {
        held[size] = new byte[KIBI];
        size++;
      }
    } catch (OutOfMemoryError full) {
      // nothing is made here, as there is no room for it
      for (int i = 1; i <= LEFT; i++) {
        held[size - i] = NOTHING;
      }
    }
    while (true) {
      held[0] = new byte[KIBI];
    }
  }
}

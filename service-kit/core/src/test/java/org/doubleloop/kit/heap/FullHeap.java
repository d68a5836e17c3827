package org.doubleloop.kit.heap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A process that holds more than its heap has room to work beside, and goes on working.
final class FullHeap {
  private static final int KIBI = 1 << 10;
  private static final int LEFT = 300;

  private FullHeap() {}

  @SuppressWarnings({"InfiniteLoopStatement", "SystemOut"})
  public static void main(String[] arguments) {
    var properties = new HeapProperties(Duration.parse(arguments[0]));
    // as in a process with several services
    for (int i = 0; i < 4; i++) {
      new HeapWatch(properties, isReady -> System.out.println("ready: " + isReady)).start();
    }
    List<byte[]> held = new ArrayList<>(1 << 20);
    try {
      while (true) {
        held.add(new byte[KIBI]);
      }
    } catch (OutOfMemoryError full) {
      held.subList(held.size() - LEFT, held.size()).clear();
    }
    while (true) {
      held.set(0, new byte[KIBI]);
    }
  }
}

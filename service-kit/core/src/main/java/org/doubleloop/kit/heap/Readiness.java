package org.doubleloop.kit.heap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/// Takes a service's readiness away and gives it back. One that is not ready for another reason is
/// left alone.
final class Readiness {
  private static final Logger log = LoggerFactory.getLogger(Readiness.class);

  private final ApplicationContext context;
  private final ApplicationAvailability availability;
  private boolean taken;

  Readiness(ApplicationContext context, ApplicationAvailability availability) {
    this.context = context;
    this.availability = availability;
  }

  void change(boolean isReady) {
    if (taken && isReady) {
      taken = false;
      log.info("The collector leaves time to work again");
      AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    } else if (!isReady && availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
      taken = true;
      log.warn("Nearly all time goes into collecting garbage: not ready until that ends");
      AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
    }
  }
}

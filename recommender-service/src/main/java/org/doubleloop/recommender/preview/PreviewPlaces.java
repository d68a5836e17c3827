package org.doubleloop.recommender.preview;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.doubleloop.kit.problem.CommonProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.stereotype.Component;

/// How many previews are made at a time for those who ask: a few, and one of each organization, as
/// one takes seconds of a processor that suggestions need. Who finds no place is told at once.
@Component
final class PreviewPlaces {
  private static final int MOST = 2;

  private final Semaphore places = new Semaphore(MOST);
  private final Set<String> asking = ConcurrentHashMap.newKeySet();

  /// @throws ServiceException `overloaded` where there is no place
  <T> T in(String organization, Supplier<T> preview) {
    if (!asking.add(organization)) {
      throw new ServiceException(
          CommonProblem.OVERLOADED,
          "A preview is being made for this organization: ask again when that is answered");
    }
    try {
      if (!places.tryAcquire()) {
        throw new ServiceException(
            CommonProblem.OVERLOADED,
            "As many previews are being made as may be at a time, which is %d: ask again in a moment"
                .formatted(MOST));
      }
      try {
        return preview.get();
      } finally {
        places.release();
      }
    } finally {
      asking.remove(organization);
    }
  }
}

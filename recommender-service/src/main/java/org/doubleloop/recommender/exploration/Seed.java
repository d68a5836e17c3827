package org.doubleloop.recommender.exploration;

import java.nio.ByteBuffer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// Where a decision's randomness comes from: 32 bytes, such as an HMAC-SHA-256 of its id, which are
/// the whole state of a generator that is specified to the bit (xoshiro256++, Blackman and Vigna,
/// ACM TOMS 2021). The same seed gives the same decision from the same ranking.
public record Seed(long first, long second, long third, long fourth) {
  public static final int BYTES = 32;

  public Seed {
    if ((first | second | third | fourth) == 0) {
      throw new IllegalArgumentException("A seed of zeros only gives zeros");
    }
  }

  public static Seed of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("A seed has " + BYTES + " bytes, not " + bytes.length);
    }
    ByteBuffer longs = ByteBuffer.wrap(bytes);
    return new Seed(longs.getLong(), longs.getLong(), longs.getLong(), longs.getLong());
  }

  UniformRandomProvider generator() {
    return RandomSource.XO_SHI_RO_256_PP.create(new long[] {first, second, third, fourth});
  }
}

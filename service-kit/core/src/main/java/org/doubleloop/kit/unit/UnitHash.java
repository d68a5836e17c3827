package org.doubleloop.kit.unit;

import org.doubleloop.kit.id.KeyedHash;

/// Names units: a keyed hash of the subject or account, the same in every service that has the
/// secret. It stays when the subject is erased.
public final class UnitHash {

  private final KeyedHash hash;

  /// @param hash under the secret of units
  public UnitHash(KeyedHash hash) {
    this.hash = hash;
  }

  /// The unit that a subject or an account is in its organization: 43 characters.
  public String of(String organization, UnitKind kind, String value) {
    return hash.of("unit", organization, kind.name(), value);
  }
}

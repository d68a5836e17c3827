package org.doubleloop.signal.action;

import org.doubleloop.kit.unit.UnitHash;
import org.doubleloop.kit.unit.UnitKind;
import org.jspecify.annotations.Nullable;

/// The units of randomisation that the subject and the account of an action are: keyed hashes,
/// which stay when those are erased.
///
/// @param account null where the action names none
public record Units(String subject, @Nullable String account) {
  public static Units of(
      UnitHash hash, String organization, String subject, @Nullable String account) {
    return new Units(
        hash.of(organization, UnitKind.SUBJECT, subject),
        account == null ? null : hash.of(organization, UnitKind.ACCOUNT, account));
  }
}

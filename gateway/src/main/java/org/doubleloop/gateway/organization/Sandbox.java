package org.doubleloop.gateway.organization;

import java.time.Duration;
import java.time.Instant;
import org.doubleloop.gateway.access.Grant;
import org.jspecify.annotations.Nullable;

/// An organization for trying.
///
/// @param organization as its keys name it
/// @param ahead how far its clock is ahead of the true time; it is never moved back
/// @param resets how often it was begun anew
/// @param resetKey of the request that did so last
public record Sandbox(String organization, Duration ahead, int resets, @Nullable String resetKey) {

  /// In the names of what is left behind and begun anew; no organization has it in its own.
  private static final char MARK = '~';

  /// What its services know it by: another one after each reset, so that nothing has to be deleted
  /// and no request sees half of it.
  public String dataOrganization() {
    return resets == 0 ? organization : organization + MARK + resets;
  }

  static String organizationOf(String dataOrganization) {
    int mark = dataOrganization.indexOf(MARK);
    return mark < 0 ? dataOrganization : dataOrganization.substring(0, mark);
  }

  public Instant now(Instant trueTime) {
    return trueTime.plus(ahead);
  }

  /// What is granted to who shows a key of it.
  public Grant grant(Grant key) {
    return new Grant(key.subject(), dataOrganization(), key.scopes(), key.client());
  }
}

package org.doubleloop.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.doubleloop.gateway.access.AccessProperties;
import org.doubleloop.gateway.problem.GatewayProblem;
import org.doubleloop.kit.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// Checks the assertions by which services say who they are (RFC 7523).
final class ClientAssertions {

  private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final ServiceClients clients;
  private final UsedAssertions used;
  private final List<String> audiences;
  private final Clock clock;

  ClientAssertions(
      ServiceClients clients, UsedAssertions used, AccessProperties properties, Clock clock) {
    this.clients = clients;
    this.used = used;
    this.audiences = List.of(properties.tokenEndpoint(), properties.issuer().toString());
    this.clock = clock;
  }

  /// Says whose assertion it is, and uses it up.
  ///
  /// @throws ServiceException `invalid-client` for any that is not to be trusted
  String clientOf(String assertion) {
    try {
      var signed = SignedJWT.parse(assertion);
      var claims = signed.getJWTClaimsSet();
      var client = claims.getSubject();
      if (client == null || !client.equals(claims.getIssuer()) || !clients.isClient(client)) {
        throw refusal("Issuer and subject must be the id of a registered client");
      }
      checkSignature(signed, client);
      checkAudience(claims);
      checkTimes(claims);
      useUp(claims, client);
      return client;
    } catch (ParseException e) {
      throw refusal("The assertion is not a signed JWT");
    }
  }

  private void checkSignature(SignedJWT signed, String client) {
    if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())) {
      throw refusal("The assertion must be signed RS256");
    }
    var key = clients.keyOf(client).orElseThrow(() -> refusal("The client has no key here"));
    try {
      if (!signed.verify(new RSASSAVerifier(key))) {
        throw refusal("The signature is not the client's");
      }
    } catch (JOSEException e) {
      throw refusal("The signature cannot be checked");
    }
  }

  private void checkAudience(JWTClaimsSet claims) {
    if (claims.getAudience().stream().noneMatch(audiences::contains)) {
      throw refusal("The audience must be " + String.join(" or ", audiences));
    }
  }

  private void checkTimes(JWTClaimsSet claims) {
    var now = clock.instant();
    var end = instant(claims.getExpirationTime());
    if (end == null) {
      throw refusal("The assertion must have an end");
    }
    if (!now.isBefore(end.plus(SKEW))) {
      throw refusal("The assertion has expired");
    }
    if (end.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
      throw refusal("The assertion must end within five minutes");
    }
    var soonest = now.plus(SKEW);
    if (isAfter(claims.getNotBeforeTime(), soonest) || isAfter(claims.getIssueTime(), soonest)) {
      throw refusal("The assertion is from the future");
    }
  }

  private void useUp(JWTClaimsSet claims, String client) {
    var id = claims.getJWTID();
    if (id == null || id.isEmpty() || id.length() > 256) {
      throw refusal("The assertion must have a jti of at most 256 characters");
    }
    var end = Objects.requireNonNull(instant(claims.getExpirationTime()));
    if (!used.use(client, id, end.plus(SKEW), clock.instant())) {
      throw refusal("The assertion was used before");
    }
  }

  private static boolean isAfter(@Nullable Date date, Instant limit) {
    return date != null && date.toInstant().isAfter(limit);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static ServiceException refusal(String detail) {
    return new ServiceException(GatewayProblem.INVALID_CLIENT, detail);
  }
}

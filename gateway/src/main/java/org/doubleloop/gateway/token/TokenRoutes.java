package org.doubleloop.gateway.token;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doubleloop.gateway.access.Grant;
import org.doubleloop.gateway.access.Scope;
import org.doubleloop.gateway.organization.Organizations;
import org.doubleloop.gateway.organization.Sandbox;
import org.doubleloop.gateway.problem.GatewayProblem;
import org.doubleloop.gateway.web.BlockingCalls;
import org.doubleloop.gateway.web.GetOrHead;
import org.doubleloop.gateway.web.MediaTypes;
import org.doubleloop.kit.problem.ServiceException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/oauth2/token`, where services get tokens for themselves, and `/.well-known/jwks.json`, by
/// which they check those of others.
final class TokenRoutes {

  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /// Seconds, of which services leave ten unused: they ask anew all the time, as the clock may have
  /// been moved on meanwhile.
  private static final long OF_SANDBOX = 11;

  private final ClientAssertions assertions;
  private final ServiceClients clients;
  private final Organizations organizations;
  private final Tokens tokens;
  private final BlockingCalls blocking;

  TokenRoutes(
      ClientAssertions assertions,
      ServiceClients clients,
      Organizations organizations,
      Tokens tokens,
      BlockingCalls blocking) {
    this.assertions = assertions;
    this.clients = clients;
    this.organizations = organizations;
    this.tokens = tokens;
    this.blocking = blocking;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/oauth2/token", this::token)
        .route(GetOrHead.at("/.well-known/jwks.json"), this::keySet)
        .build();
  }

  private Mono<ServerResponse> keySet(ServerRequest request) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("keys", List.of(tokens.publicKey())));
  }

  private Mono<ServerResponse> token(ServerRequest request) {
    MediaTypes.require(MediaType.APPLICATION_FORM_URLENCODED, request);
    return request
        .formData()
        .onErrorMap(IllegalArgumentException.class, _ -> invalid("The form cannot be decoded"))
        .flatMap(form -> blocking.run(() -> issue(form)))
        .flatMap(answer ->
            ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(answer));
  }

  private Map<String, Object> issue(MultiValueMap<String, String> form) {
    if (!"client_credentials".equals(one(form, "grant_type"))) {
      throw new ServiceException(
          GatewayProblem.UNSUPPORTED_GRANT_TYPE, "The grant_type must be client_credentials");
    }
    if (!JWT_BEARER.equals(one(form, "client_assertion_type"))) {
      throw invalid("The client_assertion_type must be " + JWT_BEARER);
    }
    var organization = one(form, "organization");
    boolean all = organization.equals(Grant.ALL);
    if (!all && !Grant.DATA_ORGANIZATION.matcher(organization).matches()) {
      throw invalid("The organization is not one, and not *");
    }
    var client = assertions.clientOf(one(form, "client_assertion"));
    var scopes = scopes(form, client, all);
    var answer = new LinkedHashMap<String, Object>();
    var grant = new Grant(client, organization, scopes, client);
    long life = tokens.life().toSeconds();
    var sandbox = organizations.sandboxWithData(organization);
    var ahead = sandbox.map(Sandbox::ahead).orElse(Duration.ZERO);
    answer.put("access_token", tokens.issue(grant, ahead));
    answer.put("token_type", "Bearer");
    answer.put("expires_in", sandbox.isPresent() ? Math.min(OF_SANDBOX, life) : life);
    answer.put("scope", String.join(" ", Scope.texts(scopes)));
    return answer;
  }

  private Set<Scope> scopes(MultiValueMap<String, String> form, String client, boolean all) {
    var allowed = EnumSet.noneOf(Scope.class);
    allowed.addAll(clients.scopesOf(client));
    if (all) {
      allowed.retainAll(Set.of(Scope.FEED));
      if (allowed.isEmpty()) {
        throw new ServiceException(
            GatewayProblem.INVALID_SCOPE,
            client + " may not follow the feeds of all organizations");
      }
    }
    if (!form.containsKey("scope")) {
      return allowed;
    }
    var wanted = EnumSet.noneOf(Scope.class);
    for (String text : one(form, "scope").split(" ", 32)) {
      var scope = Scope.parse(text).filter(allowed::contains);
      wanted.add(
          scope.orElseThrow(() ->
              new ServiceException(
                  GatewayProblem.INVALID_SCOPE,
                  client + " may not have this scope" + (all ? " for all organizations" : ""))));
    }
    return wanted;
  }

  private static String one(MultiValueMap<String, String> form, String name) {
    var values = form.get(name);
    if (values == null || values.size() != 1 || values.getFirst().isEmpty()) {
      throw invalid(name + " must be given once");
    }
    return values.getFirst();
  }

  private static ServiceException invalid(String detail) {
    return new ServiceException(GatewayProblem.INVALID_TOKEN_REQUEST, detail);
  }
}

# One image per service: docker build --build-arg SERVICE=gateway .
# The first stage builds all four and knows no SERVICE, so that their images share it.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/maven \
    services="gateway signal-service policy-service recommender-service" \
 && mvn -B -ntp -Dmaven.repo.local=/maven -Pdist -DskipTests -Dspotless.check.skip -pl "$(echo $services | tr ' ' ,)" -am package \
 && for service in $services; do \
      mkdir -p "/apps/$service" \
   && cp -r "$service/target/lib" "/apps/$service/lib" \
   && cp "$service/target/$service.jar" "/apps/$service/service.jar" || exit 1; \
    done

FROM eclipse-temurin:25-jre
ARG SERVICE
# The folders are made here so that volumes mounted on them belong to the user.
RUN useradd --system --user-group --uid 10001 --no-create-home --home-dir /var/lib/doubleloop --shell /usr/sbin/nologin doubleloop \
 && install -d -o doubleloop -g doubleloop -m 0700 /var/lib/doubleloop /var/lib/doubleloop/data /var/lib/doubleloop/data/keys /var/lib/doubleloop/data/unit \
 && install -d -o doubleloop -g doubleloop -m 0755 /var/lib/doubleloop/data/clients
COPY --chmod=0755 scripts/healthy /app/healthy
COPY --from=build /apps/${SERVICE} /app
USER doubleloop
WORKDIR /var/lib/doubleloop
ENV SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=3 CMD ["/app/healthy"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/service.jar"]

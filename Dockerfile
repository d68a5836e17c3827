# One image per service: docker build --build-arg SERVICE=gateway .
FROM maven:3.9-eclipse-temurin-25 AS build
ARG SERVICE
WORKDIR /build
COPY . .
RUN mvn -B -ntp -Pdist -DskipTests -Dspotless.check.skip -pl ${SERVICE} -am package \
 && mkdir /app && cp -r ${SERVICE}/target/lib /app/lib && cp ${SERVICE}/target/${SERVICE}-*.jar /app/service.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/doubleloop doubleloop
USER doubleloop
WORKDIR /var/lib/doubleloop
COPY --from=build /app /app
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/app/service.jar"]

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "cms.publishing"
    label = "publishing"

    def ready(self) -> None:
        # The receivers need every model to be loaded, which they are only now.
        from cms.publishing import receivers
        from cms.publishing.projector import stand_in_line
        from cms.publishing.transactions import publishing
        from cms.translation.transactions import run_within

        receivers.connect()
        run_within(publishing, stand_in_line=stand_in_line)

import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { objectCreatedEvent } from './events.ts';

type Returned = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/** The queue of uploads with its dead letters, as the template makes them, and what Lambda does between it and a function. */
export type UploadQueue = {
  /** @param dead puts it among the dead letters. */
  readonly send: (key: string, dead?: boolean) => Promise<void>;
  /** Calls the function with up to ten messages at a time until none is left. @returns how often each key came. */
  readonly drain: (work: (event: unknown) => Promise<Returned>) => Promise<ReadonlyMap<string, number>>;
  /** Moves the dead letters back, as `start-message-move-task` does. @returns their keys. */
  readonly redrive: () => Promise<readonly string[]>;
  readonly deadKeys: () => readonly string[];
  readonly stop: () => Promise<void>;
};

const maxReceiveCount = 5;

export async function uploadQueue(): Promise<UploadQueue> {
  const server = await startFauxqs({ port: 0, logger: false });
  const dead = server.createQueue('dead.fifo', { attributes: { FifoQueue: 'true' } });
  const deadLetterTargetArn = dead.queueArn;
  const main = server.createQueue('uploads.fifo', {
    attributes: {
      ...{ FifoQueue: 'true', VisibilityTimeout: '5400' },
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }),
    },
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SQSClient({ endpoint: server.address, region: 'us-east-1', credentials });
  let sent = 0;
  const send = async (QueueUrl: string, MessageBody: string) => {
    sent += 1;
    const once = { MessageGroupId: 'ingest-crm', MessageDeduplicationId: String(sent) };
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...once }));
  };
  const receive = async (QueueUrl: string): Promise<readonly Message[]> => {
    const asked = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 };
    return (await client.send(new ReceiveMessageCommand(asked))).Messages ?? [];
  };
  const remove = (QueueUrl: string, { ReceiptHandle }: Message) =>
    client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  const settle = async (messages: readonly Message[], { batchItemFailures }: Returned) => {
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const { queueUrl: QueueUrl } = main;
    for (const message of messages) {
      const { ReceiptHandle, MessageId = '' } = message;
      if (!failed.has(MessageId)) await remove(QueueUrl, message);
      else
        await client.send(
          new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
        );
    }
  };
  return {
    send: (key, isDead = false) => send(isDead ? dead.queueUrl : main.queueUrl, bodyOf(key)),
    drain: async (work) => {
      const receives = new Map<string, number>();
      for (;;) {
        const messages = await receive(main.queueUrl);
        if (messages.length === 0) return receives;
        for (const message of messages) {
          const key = keyOf(message.Body);
          receives.set(key, (receives.get(key) ?? 0) + 1);
        }
        await settle(messages, await work(eventOf(messages)));
      }
    },
    redrive: async () => {
      const moved: string[] = [];
      for (;;) {
        const messages = await receive(dead.queueUrl);
        if (messages.length === 0) return moved;
        for (const message of messages) {
          await send(main.queueUrl, message.Body ?? '');
          await remove(dead.queueUrl, message);
          moved.push(keyOf(message.Body));
        }
      }
    },
    deadKeys: () => server.inspectQueue('dead.fifo')?.messages.ready.map(({ body }) => keyOf(body)) ?? [],
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

const eventOf = (messages: readonly Message[]) => ({
  Records: messages.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body })),
});

const bodyOf = (key: string) =>
  JSON.stringify(objectCreatedEvent({ bucket: 'crm', key, size: 1, etag: '"e"' }));

const keyOf = (body = '{}'): string => JSON.parse(body).detail?.object?.key ?? '';

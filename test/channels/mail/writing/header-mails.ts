import { head, raw } from './raw.ts'

/** What stands in headers: senders, recipients, ids. */
export const headerMails: Readonly<Record<string, Buffer>> = {
  'header-injection': raw`From: =?UTF-8?Q?Li=0D=0ABcc:_everybody@example.com?= <li@example.com>
To: help@desk.example
Subject: =?UTF-8?B?SGVsbG8NCkJjYzogZXZlcnlib2R5QGV4YW1wbGUuY29tDQoNCkJvZHk=?=
Message-ID: <inject@example.com>

x`,
  'address-hidden-in-a-name': raw`From: =?UTF-8?Q?=22boss@bank.example=22_=3Cboss@bank.example=3E=2C?= <thief@example.com>
To: help@desk.example
Subject: Trust me
Message-ID: <hidden@example.com>

x`,
  'message-id-empty': raw`From: a@example.com
Subject: Empty id
Message-ID: <>
References: <>

x`,
  'message-id-missing': raw`From: a@example.com
Subject: No id

x`,
  'message-id-malformed': raw`From: a@example.com
Subject: Bad id
Message-ID: not an id
In-Reply-To: Your message of Monday

x`,
  'message-id-same-one': raw`From: a@example.com
Subject: First
Message-ID: <same@example.com>

The first of two.`,
  'message-id-same-two': raw`From: a@example.com
Subject: Second
Message-ID: <same@example.com>

The second of two.`,
  'message-id-twice': raw`From: a@example.com
Subject: Two ids
Message-ID: <one@example.com>
Message-ID: <two@example.com>

x`,
  'references-huge': raw`From: a@example.com
Subject: Long thread
Message-ID: <last@example.com>
In-Reply-To: <ref999@exam
 ple.com>
References:${Array.from({ length: 1000 }, (_, at) => `\n <ref${at}@example.com>`).join('')}

x`,
  'to-without-address': raw`From: a@example.com
To: undisclosed-recipients:;
Cc: Nobody, "Somebody" <>, <broken@
Subject: Nobody
Message-ID: <nobody@example.com>

x`,
  'from-missing': raw`To: help@desk.example
Subject: From nobody
Message-ID: <nofrom@example.com>

x`,
  'from-several': raw`From: Ann <ann@example.com>, Bob <bob@example.com>
Sender: Bob <bob@example.com>
To: help@desk.example
Subject: We both
Message-ID: <both@example.com>

x`,
  'from-twice': raw`From: Ann <ann@example.com>
From: Mallory <mallory@example.com>
To: help@desk.example
Subject: Two headers
Message-ID: <twice@example.com>

x`,
  'group-syntax': raw`From: a@example.com
To: Support Team: =?utf-8?Q?J=C3=BCrgen?= <one@desk.example>, two@desk.example;, Third <three@desk.example>
Subject: Group
Message-ID: <group@example.com>

x`,
  'bcc-only': raw`From: a@example.com
Subject: Hidden
Message-ID: <bcc@example.com>

x`,
  'outlook-mailto': raw`From: "'Weber, Anna'" <Anna.Weber@EXAMPLE.com>
To: Help [mailto:help@desk.example]
Reply-To: "Weber (private)" <anna@home.example>
Subject: Outlook
Date: Sat, 3 Jan 2026 08:00:00 +0100 (CET)
Message-ID: <AM0PR0@prod.outlook.example>

x`,
  'date-nonsense': raw`From: a@example.com
Subject: When
Date: the day before yesterday
Message-ID: <when@example.com>

x`,
  'dmarc-fail': raw`${head('Impostor')}
I am your bank.`,
  'international-address': raw`From: 用户 <用户@例子.example>
To: help@desk.example
Subject: 国际化地址
Message-ID: <smtputf8@example.com>
Content-Type: text/plain; charset=utf-8

你好`,
}
